/**
 * Where the plane and the curve have put their numbers: what else draws on them asks here. Filled in by the views each time they are drawn.
 *
 * @typedef {Object} Place
 * @property {HTMLElement} stage
 * @property {SVGSVGElement} svg above the canvas
 * @property {any} x scale to pixels
 * @property {any} y
 * @property {{left: number, top: number, right: number, bottom: number}} area
 * @property {number[][]} coordinates from the plane to the user's parameters
 * @property {number[]} pair indices of the parameters across and up; the curve has but one
 * @property {{x: Float64Array, z: Float64Array}|null} [curve]
 */

/** @type {Object<string, Place>} by the view's id */
export const places = {};
