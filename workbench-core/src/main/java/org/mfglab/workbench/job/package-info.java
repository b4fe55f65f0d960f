/// Solves in processes of their own: whatever happens to one, the program that started it lives on.
package org.mfglab.workbench.job;
