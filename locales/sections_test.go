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

// owned are the sections of the files that one room says, by the room.
var owned = map[string]string{
	"bot/desk":      "area baocaothay caidat canbo chotso chuabaocao cmd danhsach deny desk doichieu dondoc donvi feed file gannhom gonhom group kybaocao lich mamoi moicanbo nhatky officer_help scope spoken weekday xacnhan xuat",
	"bot/desk/page": "page",
	"bot/guide":     "huongdan",
	"bot/against":   "against",
	"bot/dialog":    "also answer cancel command contact data edit help history invite item language late_photo mst need newcomer newphone next notice platform promise quit reach reason_low receipt span summary tell thanks unit way_out withdraw word",
	"bot/engine":    "abuse attach system",
	"bot/round":     "remind",
	"bot/template":  "template",
	"bot/summary":   "calendar level_short",
	"bot/workbook":  "paper workbook",
	"cmd/vneidbot":  "archive backup cards cause cli config demo doctor ground listfile menu profile purge report reset units",
	"locales":       "address date number ownership return_reason review",
}

// shared are those that several say: words of the business, buttons, a limit that
// two rooms tell of, and what the program says of a room's work.
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
// a reason to change the tables above; so is a section that a room says no more.
func TestASectionIsSaidByItsRoom(t *testing.T) {
	want := maps.Clone(shared)
	for room, sections := range owned {
		for section := range strings.FieldsSeq(sections) {
			require.NotContains(t, want, section)
			want[section] = []string{room}
		}
	}
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
		require.ElementsMatch(t, want[section], rooms, "the section %s", section)
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
