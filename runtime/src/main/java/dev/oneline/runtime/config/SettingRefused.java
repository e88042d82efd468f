package dev.oneline.runtime.config;

/** A setting that can't be used, said in one line. Carries no stack trace. */
public final class SettingRefused extends Exception {
    public SettingRefused(String key, String value, String expected) {
        super("--" + key + " must be " + expected + ", not \"" + value + "\"", null, false, false);
    }
}
