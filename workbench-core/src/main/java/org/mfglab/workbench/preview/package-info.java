/// Quick looks at problems: coarse solves while somebody edits, and the pictures of the gallery.
package org.mfglab.workbench.preview;
