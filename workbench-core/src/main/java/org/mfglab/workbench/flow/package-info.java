/// How the agents move: the velocity that the stored value gives, and the paths of single agents in it.
///
/// [org.mfglab.workbench.flow.Control] is `v = -H_p(x, t, grad u, m)` at the points of a grid, [org.mfglab.workbench.flow.Swarm] a number of
/// agents that are drawn from the initial density and moved by it.
package org.mfglab.workbench.flow;
