/// A house that breaks every rule: the rules are tested on it. It is never run.
package org.mfglab.architecture.wrong;
