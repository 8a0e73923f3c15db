/** Text for a terminal: numbers, tables, labelled paragraphs and sparklines in lines of at most a hundred cells. */
@NullMarked
package org.jellygrad.trainer.text;

import org.jspecify.annotations.NullMarked;
