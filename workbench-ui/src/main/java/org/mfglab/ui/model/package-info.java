/// What the window shows and does, without the window: view models. They hold values that views bind to, and no nodes of a scene.
package org.mfglab.ui.model;
