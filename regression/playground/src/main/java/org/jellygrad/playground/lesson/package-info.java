/**
 * A lesson as its author wrote it: {@link org.jellygrad.playground.lesson.Lesson} holds steps, which are paragraphs, runs with their {@link
 * org.jellygrad.playground.view.View}s, and {@link org.jellygrad.playground.question.Question}s. Its texts still hold placeholders for
 * numbers.
 */
@NullMarked
package org.jellygrad.playground.lesson;

import org.jspecify.annotations.NullMarked;
