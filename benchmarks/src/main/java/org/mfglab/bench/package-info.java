/// Measurements: kernels by JMH, whole solves beside reference programs, and the start of the command line.
package org.mfglab.bench;
