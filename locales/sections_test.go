package locales

import (
	"go/ast"
	"go/token"
	"maps"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// shared are the sections of the files that several rooms say: words of the business,
// buttons, a limit that two rooms tell of, and what the program says of a room's work.
// Every other is one room's.
var shared = map[string][]string{
	"areas":        {"bot/roster", "cmd/vneidbot"},
	"bieumau":      {"bot/desk", "cmd/vneidbot"},
	"bieudo":       {"bot/desk", "bot/summary"},
	"block":        {"bot/desk", "bot/summary", "bot/template", "bot/workbook"},
	"button":       {"bot/desk", "bot/dialog", "bot/guide", "bot/round"},
	"denghi":       {"bot/desk", "cmd/vneidbot"},
	"guilenso":     {"bot/desk", "cmd/vneidbot"},
	"guide":        {"bot/dialog", "cmd/vneidbot"},
	"import":       {"bot/roster", "bot/template"},
	"level":        {"bot/desk", "bot/dialog", "locales"},
	"menu":         {"bot/guide", "cmd/vneidbot"},
	"officer_code": {"bot/desk", "bot/guess"},
	"other":        {"bot/dialog", "bot/engine", "locales"},
	"photo":        {"bot/dialog", "bot/engine"},
	"reason":       {"bot/dialog", "locales"},
	"setting":      {"bot", "bot/desk", "bot/roster", "cmd/vneidbot"},
	"start":        {"bot/dialog", "cmd/vneidbot"},
	"status":       {"bot/desk", "bot/dialog", "locales"},
	"tonghop":      {"bot/desk", "bot/summary"},
	"trang":        {"bot/desk", "bot/desk/page"},
	"web":          {"bot/channel/web", "cmd/vneidbot"},
	"zalo":         {"bot/channel/zalo", "cmd/vneidbot"},
}

// TestASectionIsSaidByItsRoom: a room that says another's sentence is a mistake, or
// a reason to change the table above; so is a section that a room, or everybody, says no
// more.
func TestASectionIsSaidByItsRoom(t *testing.T) {
	want := maps.Clone(shared)
	keys := slices.Sorted(maps.Keys(catalog(t).tongues["vi"].sentences))
	got := map[string][]string{}
	for _, key := range keys {
		section, _, _ := strings.Cut(key, ".")
		got[section] = nil
	}
	for _, room := range packages(t) {
		for section := range room.sections(keys) {
			got[section] = append(got[section], room.folder())
		}
	}
	for section, rooms := range got {
		if of, several := want[section]; several {
			require.ElementsMatch(t, of, rooms, "the section %s", section)
		} else {
			require.Len(t, rooms, 1, "the section %s is said by %v", section, rooms)
		}
		delete(want, section)
	}
	require.Empty(t, want, "sections that are no more")
}

// folder is the package's, from the top of the tree.
func (r *sources) folder() string {
	return filepath.ToSlash(strings.TrimPrefix(filepath.Dir(r.fset.Position(r.files[0].Pos()).Filename), ".."+string(filepath.Separator)))
}

// sections are those of the keys that the package's sources hold, whole or by
// their beginning.
func (r *sources) sections(keys []string) map[string]bool {
	found := map[string]bool{}
	for _, file := range r.files {
		ast.Inspect(file, func(n ast.Node) bool {
			lit, ok := n.(*ast.BasicLit)
			if !ok || lit.Kind != token.STRING {
				return true
			}
			text, _ := strconv.Unquote(lit.Value)
			section, _, dotted := strings.Cut(text, ".")
			at, _ := slices.BinarySearch(keys, text)
			if dotted && section != "" && at < len(keys) && strings.HasPrefix(keys[at], text) {
				found[section] = true
			}
			return true
		})
	}
	return found
}
