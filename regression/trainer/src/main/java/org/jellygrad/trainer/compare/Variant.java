package org.jellygrad.trainer.compare;

import org.jellygrad.trainer.settings.Settings;

/**
 * One of the runs to compare.
 *
 * @param name what sets it apart: {@code lr 0.1}, {@code adam}
 * @param settings how it is trained
 */
public record Variant(String name, Settings settings) {}
