package main

import (
	"bytes"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/joho/godotenv"
)

// dotenv is the .env file of the folder that the program is started in. What
// stands in it holds where the environment says nothing else.
type dotenv struct {
	path      string // absolute; "" where there is no such file
	values    map[string]string
	overruled []string // names to which the environment gives another value
	carriage  bool     // its lines end as Windows ends them
	wrong     error    // a configError: it cannot be read
}

var byteOrderMark = []byte("\xef\xbb\xbf")

// readDotenv reads .env in the folder.
func readDotenv(folder string) dotenv {
	path, err := filepath.Abs(filepath.Join(folder, ".env"))
	if err != nil {
		return dotenv{}
	}
	text, err := os.ReadFile(path)
	if errors.Is(err, fs.ErrNotExist) {
		return dotenv{}
	}
	d := dotenv{path: path, carriage: bytes.Contains(text, []byte("\r\n"))}
	if err != nil {
		d.wrong = fileError(path, "no_file", err)
		return d
	}
	// The library's own error quotes the line, which may be a token's.
	d.values, err = godotenv.UnmarshalBytes(bytes.TrimPrefix(text, byteOrderMark))
	if err != nil || !d.named() {
		d.values, d.wrong = nil, &configError{Name: path, Value: strayLine(string(text)), Mend: "dotenv"}
	}
	return d
}

var variableName = regexp.MustCompile(`^[A-Za-z_][A-Za-z0-9_]*$`)

// named tells whether all names can be a variable's: the library takes nearly
// anything before a colon for one.
func (d *dotenv) named() bool {
	for name := range d.values {
		if !variableName.MatchString(name) {
			return false
		}
	}
	return true
}

// assignment is a line as .env.example has them.
var assignment = regexp.MustCompile(`^\x{feff}?\s*(#.*|(export\s+)?[A-Za-z_][A-Za-z0-9_]*\s*=.*)?\r?$`)

// strayLine is the number of the first line that gives no variable a value, else
// of the first with a quotation mark without its other half, "?" for none.
func strayLine(text string) string {
	lines := strings.Split(text, "\n")
	for _, stray := range []func(string) bool{func(line string) bool { return !assignment.MatchString(line) }, opensQuotation} {
		if i := slices.IndexFunc(lines, stray); i >= 0 {
			return strconv.Itoa(i + 1)
		}
	}
	return "?"
}

func opensQuotation(line string) bool {
	_, value, _ := strings.Cut(line, "=")
	value = strings.TrimSpace(value)
	return value != "" && strings.Contains(`"'`, value[:1]) && strings.Count(value, value[:1]) == 1
}

// hand takes secrets that systemd hands over as files (LoadCredential), each named as
// the variable that it is; they come before the file's own. A file is left out that
// cannot be read, is empty, or has no variable's name.
func (d *dotenv) hand(folder string) {
	if folder == "" {
		return
	}
	files, _ := os.ReadDir(folder)
	for _, f := range files {
		text, err := os.ReadFile(filepath.Join(folder, f.Name()))
		value := strings.TrimSpace(string(text))
		if err != nil || value == "" || !variableName.MatchString(f.Name()) {
			continue
		}
		if d.values == nil {
			d.values = map[string]string{}
		}
		d.values[f.Name()] = value
	}
}

// apply sets what the environment leaves open. An empty variable says nothing.
func (d *dotenv) apply() {
	for name, value := range d.values {
		switch now := os.Getenv(name); {
		case now == "":
			_ = os.Setenv(name, value)
		case now != value && value != "":
			d.overruled = append(d.overruled, name)
		}
	}
	slices.Sort(d.overruled)
}
