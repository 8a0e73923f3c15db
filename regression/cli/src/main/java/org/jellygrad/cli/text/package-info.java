/** Text for a terminal, whatever it says: numbers, tables, labelled paragraphs and sparklines in lines of so many cells. */
@NullMarked
package org.jellygrad.cli.text;

import org.jspecify.annotations.NullMarked;
