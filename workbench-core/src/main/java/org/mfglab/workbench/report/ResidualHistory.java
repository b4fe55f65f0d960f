package org.mfglab.workbench.report;

/// The residuals of a run, one per iteration; NaN where one was not computed. In the last iteration they are the certified ones.
public record ResidualHistory(double[] iterations, double[] fixedPoint, double[] hjb, double[] fokkerPlanck) { }
