package roster

import (
	"archive/zip"
	"bufio"
	"errors"
	"io"
	"strings"

	"vneidbot/bot"
)

// What a package may hold. Parts over memoryPart are unpacked to a file by the
// library and read as a stream; the others it parses whole, at some fifty
// times their size.
const (
	memoryPart = 1 << 20 // bytes of a sheet or of the shared strings kept in memory
	plainPart  = 4 << 20 // bytes of any other part in XML
	maxParts   = 2000
	maxStrings = 1_000_000 // shared strings
	maxMarkup  = 10_000    // elements inside one shared string
)

// checkPackage refuses a package that would unpack to more than a roster can
// be. Sizes are those the directory claims: archive/zip gives no part more
// bytes than that, so a lie ends as a broken file.
func checkPackage(z *zip.Reader) error {
	if len(z.File) > maxParts {
		return tooBig()
	}
	var total uint64
	for _, f := range z.File {
		total += f.UncompressedSize64
		if f.UncompressedSize64 > MaxBytes || total > MaxBytes {
			return tooBig()
		}
		if err := checkPart(f); err != nil {
			return err
		}
	}
	return nil
}

func checkPart(f *zip.File) error {
	name := strings.ToLower(strings.ReplaceAll(f.Name, `\`, "/"))
	switch {
	case strings.HasPrefix(name, "xl/worksheets/sheet"):
		return nil
	case name == "xl/sharedstrings.xml":
		return checkStrings(f)
	case f.UncompressedSize64 > plainPart && (strings.HasSuffix(name, ".xml") || strings.HasSuffix(name, ".rels")):
		return tooBig()
	}
	return nil
}

// checkStrings counts the shared strings before the library makes something of
// each: "<si/>" takes five bytes in the file and many in memory.
func checkStrings(f *zip.File) error {
	part, err := f.Open()
	if err != nil {
		return broken(err)
	}
	defer func() { _ = part.Close() }()
	strs, inside := 0, 0
	r := bufio.NewReaderSize(part, 64<<10)
	for {
		item, err := nextTag(r)
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return broken(err)
		}
		inside++
		if item {
			strs, inside = strs+1, 0
		}
		if strs > maxStrings || inside > maxMarkup {
			return tooBig()
		}
	}
}

// nextTag skips to the next tag and tells whether it begins a shared string:
// its name, without a prefix, is "si".
func nextTag(r *bufio.Reader) (item bool, err error) {
	if err := skipPast(r, '<'); err != nil {
		return false, err
	}
	var first, second byte
	for n := 0; ; n++ {
		c, err := r.ReadByte()
		switch {
		case err != nil:
			return false, err
		case c == ':':
			n = -1
		case c == '>' || c == '/' || c <= ' ':
			return n == 2 && first == 's' && second == 'i', nil
		case n == 0:
			first = c
		case n == 1:
			second = c
		}
	}
}

func skipPast(r *bufio.Reader, c byte) error {
	for {
		if _, err := r.ReadSlice(c); !errors.Is(err, bufio.ErrBufferFull) {
			return err
		}
	}
}

func tooBig() error { return refuse(bot.Exhausted, "import.too_big", "n", MaxBytes>>20) }
