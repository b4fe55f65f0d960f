package org.mfglab.ui.view;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;
import org.mfglab.ui.model.CompareModel;
import org.mfglab.workbench.compare.Comparison;
import org.mfglab.workbench.compare.ComparisonText;
import org.mfglab.workbench.compare.Measured;
import org.mfglab.workbench.compare.Metric;
import org.mfglab.workbench.compare.RunInCompare;
import org.mfglab.workbench.compare.SettingsDifference;

/// The numbers of a comparison, as `mfglab compare` prints them: metrics with tolerances and verdicts, notes, and the settings that differ.
final class ComparisonTable extends VBox {

    ComparisonTable(CompareModel compare) {
        super(10);
        setId("metrics");
        getStyleClass().add("pane");
        compare.comparedProperty().subscribe(this::show);
    }

    private void show(Optional<CompareModel.Compared> found) {
        getChildren().clear();
        found.map(CompareModel.Compared::comparison).ifPresent(comparison -> {
            ComparisonText text = new ComparisonText(comparison);
            getChildren().add(metrics(comparison, text));
            if (!comparison.tolerances().isEmpty()) getChildren().add(line(text.sentence(), comparison.passed() ? "good" : "bad"));
            comparison.notes().forEach(note -> getChildren().add(line(note, "muted")));
            if (!comparison.settings().rows().isEmpty()) getChildren().addAll(line(text.settings(), "heading"), settings(comparison));
        });
    }

    private static GridPane metrics(Comparison comparison, ComparisonText text) {
        GridPane table = table();
        boolean judged = !comparison.tolerances().isEmpty();
        List<String> head = new ArrayList<>(List.of("metric"));
        comparison.runs().stream().map(RunInCompare::label).forEach(head::add);
        if (judged) head.addAll(List.of("tolerance", "verdict"));
        row(table, 0, head, "heading");
        int line = 1;
        for (Metric metric : comparison.present()) {
            List<String> cells = new ArrayList<>(List.of(metric.name()));
            for (int i = 0; i < comparison.runs().size(); i++) cells.add(ComparisonText.cell(comparison.measured(metric, i)));
            if (judged) cells.addAll(List.of(text.tolerance(metric), text.marks(metric)));
            row(table, line, cells, "numbers");
            explain(table, line, metric, comparison);
            line++;
        }
        return table;
    }

    private static void explain(GridPane table, int line, Metric metric, Comparison comparison) {
        table.getChildren().stream().filter(node -> GridPane.getRowIndex(node) == line).forEach(node -> {
            int run = GridPane.getColumnIndex(node) - 1;
            if (run >= comparison.runs().size()) return;
            Measured measured = comparison.measured(metric, Math.max(0, run));
            String words = run < 0 ? metric.meaning() : measured.present() ? measured.definition() : measured.reason();
            if (!words.isEmpty()) Tooltip.install(node, new Tooltip(words));
        });
    }

    private static GridPane settings(Comparison comparison) {
        GridPane table = table();
        int line = 0;
        for (SettingsDifference.Row row : comparison.settings().rows()) {
            List<String> cells = new ArrayList<>(List.of(row.key()));
            row.values().forEach(value -> cells.add(ComparisonText.setting(value)));
            row(table, line++, cells, "numbers");
        }
        return table;
    }

    private static GridPane table() {
        GridPane table = new GridPane();
        table.setHgap(24);
        table.setVgap(4);
        return table;
    }

    private static void row(GridPane table, int line, List<String> cells, String style) {
        for (int i = 0; i < cells.size(); i++) table.add(line(cells.get(i), style), i, line);
    }

    private static Label line(String words, String style) {
        Label label = new Label(words);
        label.getStyleClass().add(style);
        return label;
    }
}
