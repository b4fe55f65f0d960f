package org.mfglab.ui.view;

import java.util.ArrayList;
import java.util.List;
import javafx.beans.value.ObservableValue;
import javafx.scene.layout.VBox;
import org.mfglab.ui.model.Editor;
import org.mfglab.ui.thread.Workers;
import org.mfglab.workbench.document.TypesetProblem;
import org.mfglab.workbench.figure.Theme;

/// The two equations and what stands in them, as they are printed.
final class EquationsView extends VBox {

    private final Workers workers;
    private final ObservableValue<Theme> theme;
    private final ObservableValue<Number> letters;
    private final List<TexView> lines = new ArrayList<>();

    EquationsView(Editor editor, Workers workers, ObservableValue<Theme> theme, ObservableValue<Number> letters) {
        super(2);
        this.workers = workers;
        this.theme = theme;
        this.letters = letters;
        getStyleClass().add("equations");
        editor.understandingProperty().subscribe(found -> found.ifPresent(each -> show(each.typeset())));
    }

    private void show(TypesetProblem problem) {
        List<String> latex = new ArrayList<>(problem.equations());
        problem.terms().forEach(term -> term.latex().filter(formula -> !formula.equals(term.symbol())).ifPresent(formula -> latex.add(term.symbol() + " = " + formula)));
        while (lines.size() < latex.size()) lines.add(new TexView(workers, theme, letters));
        for (int i = 0; i < latex.size(); i++) lines.get(i).latexProperty().set(latex.get(i));
        getChildren().setAll(lines.subList(0, latex.size()));
    }
}
