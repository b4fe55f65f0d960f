/// Arrays in numpy's file format, read with every length checked and written piece by piece.
package org.mfglab.workbench.file;
