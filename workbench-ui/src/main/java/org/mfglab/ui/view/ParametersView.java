package org.mfglab.ui.view;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import org.mfglab.grid.Interval;
import org.mfglab.ui.model.Editor;
import org.mfglab.workbench.report.Numbers;
import org.mfglab.workbench.study.Parameter;
import org.mfglab.workbench.study.Reading;
import org.mfglab.workbench.study.Setting;

/// A slider for each parameter that tells a range. While it is dragged the preview follows; where it is let go the document takes the value.
final class ParametersView extends GridPane {

    private final Editor editor;
    private final Map<String, Slider> sliders = new LinkedHashMap<>();
    private SequencedMap<String, Parameter> shown = new LinkedHashMap<>();

    ParametersView(Editor editor) {
        this.editor = editor;
        setHgap(10);
        setVgap(6);
        editor.understandingProperty().subscribe(found -> found.ifPresent(each -> {
            if (each.reading() instanceof Reading.Accepted(var study, var _)) show(study.parameters());
        }));
    }

    private void show(SequencedMap<String, Parameter> parameters) {
        if (parameters.equals(shown)) return;
        boolean sameSliders = ranges(parameters).equals(ranges(shown));
        shown = parameters;
        if (!sameSliders) {
            getChildren().clear();
            sliders.clear();
        }
        parameters.forEach((name, parameter) -> parameter.range().ifPresent(range -> {
            if (!sameSliders) add(name, parameter, range);
            if (!sliders.get(name).isValueChanging()) sliders.get(name).setValue(parameter.value());
        }));
    }

    private static Map<String, Interval> ranges(Map<String, Parameter> parameters) {
        Map<String, Interval> ranges = new LinkedHashMap<>();
        parameters.forEach((name, parameter) -> parameter.range().ifPresent(range -> ranges.put(name, range)));
        return ranges;
    }

    private void add(String name, Parameter parameter, Interval range) {
        Slider slider = new Slider(range.low(), range.high(), parameter.value());
        slider.setId("param-" + name);
        slider.setBlockIncrement((range.high() - range.low()) / 20);
        slider.setAccessibleText(name + ": " + parameter.help());
        if (!parameter.help().isEmpty()) slider.setTooltip(new Tooltip(parameter.help() + " (params." + name + ")"));
        Label value = new Label();
        value.getStyleClass().add("numbers");
        value.setMinWidth(60);
        value.textProperty().bind(slider.valueProperty().map(each -> Numbers.of(each.doubleValue(), 3)));
        Label label = new Label(name);
        label.setLabelFor(slider);
        slider.valueProperty().addListener((_, _, now) -> moved(name, slider, now.doubleValue()));
        slider.valueChangingProperty().addListener((_, _, dragging) -> {
            if (!dragging) moved(name, slider, slider.getValue());
        });
        GridPane.setHgrow(slider, Priority.ALWAYS);
        addRow(sliders.size(), label, slider, value, help(parameter));
        sliders.put(name, slider);
    }

    private static Label help(Parameter parameter) {
        Label help = new Label(parameter.help());
        help.getStyleClass().add("muted");
        return help;
    }

    private void moved(String name, Slider slider, double value) {
        double rounded = rounded(value, slider.getMax() - slider.getMin());
        Parameter present = shown.get(name);
        if (slider.isValueChanging()) editor.tryOut(List.of(new Setting("params." + name, String.valueOf(rounded))));
        else if (present != null && rounded(present.value(), slider.getMax() - slider.getMin()) != rounded) editor.setParameter(name, rounded);
    }

    /// To a thousandth of the range, as a slider cannot be set more exactly.
    private static double rounded(double value, double range) {
        double step = Math.pow(10, Math.floor(Math.log10(range / 500)));
        return Math.rint(value / step) / Math.rint(1 / step);
    }
}
