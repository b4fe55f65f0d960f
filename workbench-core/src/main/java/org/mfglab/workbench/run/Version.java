package org.mfglab.workbench.run;

/// Which program this is.
public final class Version {

    public static final String PROGRAM = "MFGLab";
    public static final String NUMBER = "0.1.0";

    private Version() { }
}
