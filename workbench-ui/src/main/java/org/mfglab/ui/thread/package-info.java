/// Work beside the window: what takes long never runs on its thread.
package org.mfglab.ui.thread;
