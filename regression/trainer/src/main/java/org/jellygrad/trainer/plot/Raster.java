package org.jellygrad.trainer.plot;

import java.util.Arrays;
import java.util.function.IntFunction;

/** The drawing area in cells of text. A cell belongs to the last ink that touched it, so that lines stay apart where they cross. */
final class Raster {
    private static final int NOBODY = -1;
    private static final String RESET = "\u001b[0m";

    private final Glyphs glyphs;
    private final int columns;
    private final int rows;
    private final int[] owners;
    private final int[] dots;
    private final String[] signs;
    private int lastDot = NOBODY;
    private int dotCount;

    Raster(int columns, int rows, Glyphs glyphs) {
        this.glyphs = glyphs;
        this.columns = columns;
        this.rows = rows;
        this.owners = new int[columns * rows];
        this.dots = new int[columns * rows];
        this.signs = new String[columns * rows];
        Arrays.fill(owners, NOBODY);
        Arrays.fill(signs, "");
    }

    /** The column of a share of the x axis. */
    int column(double x) {
        return dotX(x) / glyphs.across();
    }

    /** The row of a share of the y axis, counted from the top. */
    int row(double y) {
        return dotY(y) / glyphs.down();
    }

    private int dotX(double x) {
        return (int) Math.round(x * (columns * glyphs.across() - 1));
    }

    private int dotY(double y) {
        return (int) Math.round((1 - y) * (rows * glyphs.down() - 1));
    }

    /** Draws each dot of a line, or every third. */
    void draw(PlotFrame.Segment segment, int ink, boolean dotted) {
        int fromX = dotX(segment.x0());
        int fromY = dotY(segment.y0());
        int wideX = dotX(segment.x1()) - fromX;
        int wideY = dotY(segment.y1()) - fromY;
        int steps = Math.max(1, Math.max(Math.abs(wideX), Math.abs(wideY)));
        for (int i = 0; i <= steps; i++) {
            int x = fromX + (int) Math.round((double) wideX * i / steps);
            int y = fromY + (int) Math.round((double) wideY * i / steps);
            int dot = y * columns * glyphs.across() + x;
            if (dot == lastDot) {
                continue;
            }
            lastDot = dot;
            dotCount++;
            if (!dotted || dotCount % 3 == 0) {
                dot(x, y, ink);
            }
        }
    }

    private void dot(int x, int y, int ink) {
        int cell = y / glyphs.down() * columns + x / glyphs.across();
        take(cell, ink);
        if (signs[cell].isEmpty()) {
            dots[cell] |= 1 << (y % glyphs.down() * glyphs.across() + x % glyphs.across());
        }
    }

    /** Puts a single dot at shares of the axes. */
    void dot(double x, double y, int ink) {
        dot(dotX(x), dotY(y), ink);
    }

    /** Puts a sign of one cell in the place of what is there. */
    void sign(double x, double y, String sign, int ink) {
        int cell = row(y) * columns + column(x);
        take(cell, ink);
        dots[cell] = 0;
        signs[cell] = sign;
    }

    /** Puts a letter on a line at regular columns, where the line is to be seen. */
    void letter(String letter, int ink, int first, int every) {
        for (int column = first; column < columns; column += every) {
            for (int row = 0; row < rows; row++) {
                int cell = row * columns + column;
                if (owners[cell] == ink && dots[cell] != 0) {
                    dots[cell] = 0;
                    signs[cell] = letter;
                    break;
                }
            }
        }
    }

    private void take(int cell, int ink) {
        if (owners[cell] != ink) {
            owners[cell] = ink;
            dots[cell] = 0;
            signs[cell] = "";
        }
    }

    /** One row of text. {@code paint} gives the escape sequence of an ink; an empty one leaves it plain. */
    String line(int row, IntFunction<String> paint) {
        var line = new StringBuilder();
        int blanks = 0;
        String last = "";
        for (int column = 0; column < columns; column++) {
            int cell = row * columns + column;
            String text = !signs[cell].isEmpty() ? signs[cell] : dots[cell] == 0 ? "" : "" + glyphs.of(dots[cell]);
            if (text.isEmpty()) {
                blanks++;
                continue;
            }
            String colour = paint.apply(owners[cell]);
            if (!colour.equals(last) && !last.isEmpty()) {
                line.append(RESET);
            }
            line.append(" ".repeat(blanks));
            blanks = 0;
            if (!colour.equals(last)) {
                line.append(colour);
                last = colour;
            }
            line.append(text);
        }
        return last.isEmpty() ? line.toString() : line.append(RESET).toString();
    }
}
