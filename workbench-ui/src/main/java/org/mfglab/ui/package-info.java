/// The desktop app: its window and how it starts.
package org.mfglab.ui;
