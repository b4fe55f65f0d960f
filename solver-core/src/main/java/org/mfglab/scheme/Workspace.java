package org.mfglab.scheme;

/// The slices of memory that a Bellman step takes beside the value and the density, which are given to it.
///
/// @param needed  without which it cannot work
/// @param helpful that only save time: taken where there is room for all of them
public record Workspace(long needed, long helpful) { }
