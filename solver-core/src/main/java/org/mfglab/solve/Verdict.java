package org.mfglab.solve;

/// Whither an iteration goes.
public enum Verdict { CONVERGING, STALLED, CYCLING, DIVERGING }
