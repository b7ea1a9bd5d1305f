// Package vn knows the letters of Vietnamese text: composed and decomposed,
// folded, with the tone on either vowel, in digits, one slip apart.
//
// It knows no word of the business and imports nothing of ours.
package vn
