/// Sweeps: one problem solved for many values of some of its keys, each point an ordinary run folder, by one process or by many that
/// share a folder.
package org.mfglab.workbench.sweep;
