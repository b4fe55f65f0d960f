/// The command line: one class per command, which says what the workbench does and does nothing itself.
package org.mfglab.cli;
