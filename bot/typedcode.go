package bot

import (
	"encoding/binary"
	"strings"
)

// CodeLetters are the sixteen letters of typed invitations: no vowels, no D and
// no W, so that Telex and VNI keyboards leave them alone, and none that are
// mistaken for another.
const CodeLetters = "2346789CHKMNPTVX"

// What a typed code begins with, a unit's or an officer's.
const (
	UnitPrefix    = "MM"
	OfficerPrefix = "CB"
	typedLetters  = 9 // eight and the check letter
)

// A unit's typed code is id, generation and a little salt, shuffled by the key:
// 32 bits that spell eight letters. Two units never share one, and the unit is
// read back from it without a table.
const (
	idBits  = 22
	genBits = 8
	salts   = 4 // tried until the code is not all digits, which looks like a school code
)

// TypedUnitCode is the unit's invitation to be typed: "MM-7K3M-9XCP-V". It is
// "" for ids of four million and more.
func (t *Tokens) TypedUnitCode(id UnitID, gen int) string {
	normal, ok := t.spellUnit(id, gen)
	if !ok {
		return ""
	}
	return typedForm(UnitPrefix, normal)
}

// UnitOfTyped tells which unit and generation (modulo 256) a normal typed code
// is for. Not every number that comes out is a unit that exists.
func (t *Tokens) UnitOfTyped(normal string) (id UnitID, gen int, ok bool) {
	if len(normal) != typedLetters || !wellSpelled(normal) {
		return 0, 0, false
	}
	v := t.unshuffle(unspell(normal[:8]))
	id = UnitID(v & (1<<idBits - 1))
	gen = int(v >> idBits & (1<<genBits - 1))
	again, ok := t.spellUnit(id, gen)
	return id, gen, ok && again == normal
}

func (t *Tokens) spellUnit(id UnitID, gen int) (normal string, ok bool) {
	if id <= 0 || id >= 1<<idBits {
		return "", false
	}
	body := uint32(id) | uint32(gen)&(1<<genBits-1)<<idBits
	for salt := range uint32(salts) {
		letters := spell(t.shuffle(body | salt<<(idBits+genBits)))
		if !allDigits(letters) {
			return letters + string(checkLetter(letters)), true
		}
	}
	return "", false
}

const rounds = 8

// shuffle is a Feistel network: a keyed one-to-one map of 32-bit numbers.
func (t *Tokens) shuffle(v uint32) uint32 {
	left, right := uint16(v>>16), uint16(v)
	for r := range rounds {
		left, right = right, left^t.mix(r, right)
	}
	return uint32(left)<<16 | uint32(right)
}

func (t *Tokens) unshuffle(v uint32) uint32 {
	left, right := uint16(v>>16), uint16(v)
	for r := rounds - 1; r >= 0; r-- {
		left, right = right^t.mix(r, left), left
	}
	return uint32(left)<<16 | uint32(right)
}

func (t *Tokens) mix(round int, half uint16) uint16 {
	in := [3]byte{byte(round), byte(half >> 8), byte(half)}
	return binary.BigEndian.Uint16(t.mac("typed unit code", string(in[:])))
}

// ReadTypedCode reads an invitation that was typed, in any case, with or
// without dashes and spaces: kind is "MM" (unit; the prefix may be missing) or
// "CB" (officer), normal its nine letters. The check letter catches every
// single wrong letter and every swap of neighbours.
func ReadTypedCode(s string) (kind, normal string, ok bool) {
	kind, normal, ok = ReadWholeCode(s)
	if !ok && len(compactCode(s)) == typedLetters {
		kind, normal = UnitPrefix, compactCode(s)
		ok = wellSpelled(normal)
	}
	if !ok {
		return "", "", false
	}
	return kind, normal, true
}

// ReadWholeCode is ReadTypedCode of a code with its prefix.
func ReadWholeCode(s string) (kind, normal string, ok bool) {
	letters := compactCode(s)
	if len(letters) != len(UnitPrefix)+typedLetters {
		return "", "", false
	}
	kind, normal = letters[:len(UnitPrefix)], letters[len(UnitPrefix):]
	return kind, normal, (kind == UnitPrefix || kind == OfficerPrefix) && wellSpelled(normal)
}

// compactCode is what is left of s without separators, in capitals; "" when
// more is in it than a code.
func compactCode(s string) string {
	if len(s) > 64 {
		return ""
	}
	out := make([]byte, 0, 16)
	for _, r := range s {
		switch {
		case r == ' ' || r == '-' || r == '.' || r == '–' || r == '—' || r == '\u00a0':
		case r > 0x7f:
			return ""
		default:
			out = append(out, byte(r))
		}
	}
	return strings.ToUpper(string(out))
}

func typedForm(prefix, normal string) string {
	return prefix + "-" + normal[:4] + "-" + normal[4:8] + "-" + normal[8:]
}

func spell(v uint32) string {
	var out [8]byte
	for i := range out {
		out[i] = CodeLetters[v>>(28-4*i)&15]
	}
	return string(out[:])
}

func unspell(letters string) (v uint32) {
	for i := range len(letters) {
		v = v<<4 | uint32(strings.IndexByte(CodeLetters, letters[i]))
	}
	return v
}

func allDigits(letters string) bool { return strings.Trim(letters, "0123456789") == "" }

// wellSpelled tells whether the letters are of the alphabet, not all digits,
// and end in their check letter.
func wellSpelled(normal string) bool {
	for i := range len(normal) {
		if strings.IndexByte(CodeLetters, normal[i]) < 0 {
			return false
		}
	}
	letters, check := normal[:len(normal)-1], normal[len(normal)-1]
	return !allDigits(letters) && checkLetter(letters) == check
}

// checkLetter is the sum of the letters in GF(16), each times another power of
// x: no wrong letter and no swap of neighbours leaves it the same.
func checkLetter(letters string) byte {
	sum := 0
	for i := range len(letters) {
		sum = timesX(sum ^ strings.IndexByte(CodeLetters, letters[i]))
	}
	return CodeLetters[sum]
}

// timesX multiplies by x modulo x⁴+x+1.
func timesX(v int) int {
	if v <<= 1; v > 15 {
		v ^= 0b10011
	}
	return v
}
