package org.mfglab.game;

/// A generative model that is a mean-field game (Zhang and Katsoulakis 2023, arXiv 2304.13534).
public sealed interface GenerativeModel permits ScoreModel {

    /// The game whose solution is the model.
    MeanFieldGame expand();
}
