package org.mfglab.architecture.wrong.formula;

import org.mfglab.architecture.wrong.grid.AbstractGrid;

/// A formula that knows a grid, under a name that says nothing.
public record FormulaUtils(AbstractGrid grid) {}
