/**
 * The drawing room: charts as immutable data, drawn in a terminal or as SVG without AWT, fonts or a display. {@link
 * org.jellygrad.trainer.plot.DataCharts} and {@link org.jellygrad.trainer.plot.DescentCharts} make the standard charts from plain arrays,
 * {@link org.jellygrad.trainer.plot.Chart} holds any other, {@link org.jellygrad.trainer.plot.TerminalPlot} and {@link
 * org.jellygrad.trainer.plot.SvgPlot} draw them.
 */
@NullMarked
package org.jellygrad.trainer.plot;

import org.jspecify.annotations.NullMarked;
