/// Views: they bind to the models and hold no state that is worth keeping.
package org.mfglab.ui.view;
