/**
 * Charts as immutable data, drawn in a terminal or as SVG, without AWT, fonts or a display. {@link org.jellygrad.trainer.plot.DataCharts},
 * {@link org.jellygrad.trainer.plot.DescentCharts} and {@link org.jellygrad.trainer.plot.FunctionCharts} make the standard charts from
 * plain arrays and functions. A {@link org.jellygrad.trainer.plot.Chart} holds any chart; {@link org.jellygrad.trainer.plot.TerminalPlot}
 * and {@link org.jellygrad.trainer.plot.SvgPlot} draw it. This room knows no fit: the charts of a finished run are made in the room
 * {@code chart}.
 */
@NullMarked
package org.jellygrad.trainer.plot;

import org.jspecify.annotations.NullMarked;
