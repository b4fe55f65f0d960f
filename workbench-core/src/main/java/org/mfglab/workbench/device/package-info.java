/// The processor and the accelerators of a machine: what there is, how fast it moves memory, and which of it a problem is computed on.
package org.mfglab.workbench.device;
