package org.mfglab.workbench.study;

import java.util.List;

/// The text of a problem file, read once, to be understood with one group of settings after the other. What happens to the file
/// meanwhile does not matter.
@FunctionalInterface
public interface ProblemSource {

    /// @param settings replace values of the text before anything is checked
    Reading read(List<Setting> settings);
}
