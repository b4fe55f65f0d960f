package org.mfglab.workbench.report;

import org.mfglab.workbench.figure.ColourMap;
import org.mfglab.workbench.figure.Scale;

/// What is drawn, and on which colours.
public enum Quantity {

    /// From 0 to its largest value.
    DENSITY("density", "density m") {
        @Override
        Scale scale(FieldSeries series) {
            return Scale.density(label(), "", new double[] {series.low(), series.high()});
        }
    },

    /// From its smallest to its largest value.
    VALUE("value", "value u") {
        @Override
        Scale scale(FieldSeries series) {
            return Scale.sequential(label(), "", new double[] {series.low(), series.high()}).withMap(ColourMap.CIVIDIS);
        }
    };

    private final String word;
    private final String label;

    Quantity(String word, String label) {
        this.word = word;
        this.label = label;
    }

    /// The word of file names and options.
    public String word() {
        return word;
    }

    public String label() {
        return label;
    }

    /// One scale for all times: limits never move.
    abstract Scale scale(FieldSeries series);
}
