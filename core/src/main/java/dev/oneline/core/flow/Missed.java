package dev.oneline.core.flow;

/** Why a question is asked again. */
public enum Missed {
    NO_INPUT,
    WRONG_INPUT
}
