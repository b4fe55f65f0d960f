/// Problem files while they are edited: one immutable document, its undo, and what keeps it safe.
package org.mfglab.workbench.document;
