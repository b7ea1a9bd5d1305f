package store_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"vneidbot/store"
)

// sqliteFile holds what only SQLite understands.
const sqliteFile = "sqlite.go"

// boolean names the columns that are true or false, as the schema declares them.
var boolean = `(?:\w+\.)?(?:` + strings.Join(booleans(), "|") + `)`

func booleans() (names []string) {
	declared := regexp.MustCompile(`(\w+)\s+INTEGER[^,\n]*(?:IN \((?:0, 1|FALSE, TRUE)\)|DEFAULT (?:FALSE|TRUE))`)
	files, _ := fs.Glob(store.Migrations(), "*.sql")
	for _, name := range files {
		schema, _ := fs.ReadFile(store.Migrations(), name)
		for _, found := range declared.FindAllStringSubmatch(string(schema), -1) {
			names = append(names, found[1])
		}
	}
	return names
}

// forbidden are forms that another engine would not take, or would understand
// in another way.
var forbidden = []struct {
	rule string
	form *regexp.Regexp
}{
	{"TRUE and FALSE instead of 1 and 0", regexp.MustCompile(boolean + `\s*(=|<>)\s*[01]\b`)},
	{"TRUE and FALSE instead of 1 and 0", regexp.MustCompile(`coalesce\(` + boolean + `, [01]\)`)},
	{"TRUE and FALSE instead of 1 and 0", regexp.MustCompile(boolean + ` IN \([01]`)},
	{"TRUE and FALSE instead of 1 and 0", regexp.MustCompile(`VALUES \([^)]*(?:\(|, )[01](?:,|\))`)},
	{"a column that is true is compared with TRUE", regexp.MustCompile(`\b(?:AND|OR|NOT|WHERE|WHEN) ` + boolean + `\s*(?:$|\)|AND|OR|THEN|ORDER|LIMIT|GROUP)`)},
	{"no min or max of a condition", regexp.MustCompile(`\b(?i:min|max)\([^()]*(?:=|<|>|\bIN\b|\bIS\b|\bNOT\b)`)},
	{"IS NOT DISTINCT FROM", regexp.MustCompile(`\bIS (?:NOT )?(?:\?|[a-z])`)},
	{"CASE, LEAST in Go, string_agg", regexp.MustCompile(`(?i)\b(?:iif|ifnull|group_concat|printf|format|total|strftime|unixepoch|datetime|instr|last_insert_rowid)\(`)},
	{"no rowid", regexp.MustCompile(`(?i)\browid\b`)},
	{"ON CONFLICT names its columns", regexp.MustCompile(`ON CONFLICT (?:DO|$)`)},
	{"ON CONFLICT instead of OR IGNORE", regexp.MustCompile(`\bOR (?:IGNORE|REPLACE|ABORT|FAIL|ROLLBACK)\b`)},
	{"what is computed from a parameter alone is computed in Go", regexp.MustCompile(`\?\d* *(?:\|\||[-+*/%])|(?:\|\||[-+*/%]) *\?`)},
}

// ofSQLite is what another engine says in another way.
var ofSQLite = regexp.MustCompile(`(?i)\bjson_\w+\(|\bjson\(|INDEXED BY|PRAGMA|BEGIN IMMEDIATE`)

func TestStatementsKeepToFormsThatOtherEnginesTake(t *testing.T) {
	found := statements(t)
	require.Greater(t, len(found), 120)
	for _, s := range found {
		if s.file == sqliteFile {
			continue
		}
		for _, wrong := range misformed(s.full) {
			t.Errorf("%s: %s\n%s", s.at, wrong, s.full)
		}
		if ofSQLite.MatchString(s.own) {
			t.Errorf("%s: what only SQLite understands stands in %s\n%s", s.at, sqliteFile, s.own)
		}
	}
}

// Each form is found where it stands, so that the test above can fail.
func TestForbiddenFormsAreFound(t *testing.T) {
	for text, rule := range map[string]string{
		`SELECT 1 FROM reporters WHERE verified = 1`:                                       "TRUE and FALSE",
		`SELECT coalesce(t.verified, 0) FROM reporters t`:                                  "TRUE and FALSE",
		`INSERT INTO reporters (account_id, verified) VALUES (?, 0)`:                       "TRUE and FALSE",
		`SELECT 1 FROM reports WHERE unit_id = ? AND on_behalf ORDER BY at`:                "compared with TRUE",
		`SELECT 1 FROM forms WHERE ready <> 0`:                                             "TRUE and FALSE",
		`SELECT min(state NOT IN ('a')) FROM pictures`:                                     "min or max of a condition",
		`SELECT id FROM units WHERE area_id IS ?`:                                          "DISTINCT",
		`UPDATE inbox SET state = iif(?, 'dead', 'waiting')`:                               "CASE",
		`UPDATE holds SET until = max(until, ?)`:                                           "scalar",
		`INSERT INTO accounts (id) VALUES (?) ON CONFLICT DO NOTHING`:                      "names its columns",
		`INSERT INTO holds (key) VALUES (?) ON CONFLICT (key) DO UPDATE SET until = until`: "table's name",
		`UPDATE OR IGNORE groups SET chat_key = ?`:                                         "OR IGNORE",
		`INSERT INTO areas (name, sort) VALUES (?, ?2)`:                                    "one kind of parameters",
		`UPDATE units SET generation = ?2 + 1 WHERE id = ?1`:                               "computed in Go",
		`SELECT max(at) FROM (SELECT at FROM inbox)`:                                       "alias",
		`DELETE FROM web_log WHERE rowid = ?`:                                              "rowid",
	} {
		require.Contains(t, strings.Join(misformed(text), "\n"), rule, text)
	}
	require.Empty(t, misformed(`INSERT INTO holds (key, until) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET until = excluded.until
	  WHERE holds.until < excluded.until`))
	require.Empty(t, misformed(`SELECT max(a.at) FROM (SELECT max(at) AS at FROM inbox) a WHERE a.at IS NOT NULL`))
}

// misformed lists the rules that a statement, or a part of one, breaks.
func misformed(text string) (wrong []string) {
	for _, f := range forbidden {
		if f.form.MatchString(text) {
			wrong = append(wrong, f.rule)
		}
	}
	if scalar.MatchString(innermost(text)) {
		wrong = append(wrong, "no scalar max or min: CASE")
	}
	if numbered.MatchString(text) && plain.MatchString(text) {
		wrong = append(wrong, "one kind of parameters")
	}
	if unnamed(text) {
		wrong = append(wrong, "a subquery in FROM has an alias")
	}
	if _, set, ok := strings.Cut(text, "DO UPDATE SET "); ok && bareOld(set) {
		wrong = append(wrong, "in DO UPDATE old columns carry the table's name")
	}
	return wrong
}

var (
	scalar   = regexp.MustCompile(`(?i)\b(?:max|min)\([^()]*,`)
	numbered = regexp.MustCompile(`\?\d`)
	plain    = regexp.MustCompile(`\?(?:\D|$)`)
	inner    = regexp.MustCompile(`\(([^()]*)\)`)
)

// innermost writes the parentheses that stand inside of a max or a min as x.
func innermost(text string) string {
	for range 10 {
		text = inner.ReplaceAllStringFunc(text, func(in string) string {
			if strings.Contains(in, ",") {
				return in
			}
			return "x"
		})
	}
	return text
}

// unnamed tells whether a subquery in FROM or JOIN has no name behind it.
func unnamed(text string) bool {
	for _, at := range regexp.MustCompile(`\b(?:FROM|JOIN) \(`).FindAllStringIndex(text, -1) {
		depth, end := 0, len(text)
		for i := at[1] - 1; i < len(text); i++ {
			if text[i] == '(' {
				depth++
			} else if text[i] == ')' {
				if depth--; depth == 0 {
					end = i + 1
					break
				}
			}
		}
		if end < len(text) && !regexp.MustCompile(`^ [a-z]`).MatchString(text[end:]) || end == len(text) && text[end-1] == ')' {
			return true
		}
	}
	return false
}

// bareOld finds the right side of an assignment that reads a column without
// saying of which row.
func bareOld(set string) bool {
	set, _, _ = strings.Cut(set, "RETURNING")
	set = regexp.MustCompile(`(?:^|, *|,\s+)\w+ = |'[^']*'|\w+\.\w+|\w+\(|\b(?:AND|OR|NOT|CASE|WHEN|THEN|ELSE|END|WHERE|IS|DISTINCT|FROM|NULL|TRUE|FALSE)\b`).ReplaceAllString(set, " ")
	return regexp.MustCompile(`[a-z_]{2,}`).MatchString(set)
}

// statement is a text of the package that is SQL, or a part of some: as it
// stands in its file, and with the constants that it names.
type statement struct{ file, at, own, full string }

// sqlWord stands in SQL and in no other text of the package.
var sqlWord = regexp.MustCompile(`\b(?:SELECT|INSERT|UPDATE|DELETE|FROM|WHERE|JOIN|ON CONFLICT|BEGIN|PRAGMA|INDEXED BY|EXISTS|GROUP BY|coalesce|json_\w+)\b`)

// statements reads every text of the package's sources that is SQL.
func statements(t *testing.T) (found []statement) {
	t.Helper()
	set := token.NewFileSet()
	sources, consts := sources(t, set)
	for _, f := range sources {
		ast.Inspect(f, func(n ast.Node) bool {
			e, ok := n.(ast.Expr)
			if !ok {
				return true
			}
			own, ok := textOf(e, nil)
			if !ok {
				return true
			}
			if full, _ := textOf(e, consts); sqlWord.MatchString(full) {
				at := set.Position(e.Pos())
				found = append(found, statement{at.Filename, at.String(), own, full})
			}
			return false
		})
	}
	return found
}

// sources parses the package, and gathers what its names stand for.
func sources(t *testing.T, set *token.FileSet) (files []*ast.File, consts map[string]ast.Expr) {
	t.Helper()
	names, err := filepath.Glob("*.go")
	require.NoError(t, err)
	consts = map[string]ast.Expr{}
	for _, name := range names {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		f, err := parser.ParseFile(set, name, nil, 0)
		require.NoError(t, err)
		files = append(files, f)
		ast.Inspect(f, func(n ast.Node) bool {
			if v, ok := n.(*ast.ValueSpec); ok && len(v.Values) == len(v.Names) {
				for i := range v.Names {
					consts[v.Names[i].Name] = v.Values[i]
				}
			}
			return true
		})
	}
	return files, consts
}

// textOf is the text of an expression that has a text in it; what is not known
// before the program runs is left out.
func textOf(e ast.Expr, consts map[string]ast.Expr) (text string, ok bool) {
	switch e := e.(type) {
	case *ast.BasicLit:
		text, err := strconv.Unquote(e.Value)
		return text, e.Kind == token.STRING && err == nil
	case *ast.BinaryExpr:
		a, okA := textOf(e.X, consts)
		b, okB := textOf(e.Y, consts)
		return a + b, e.Op == token.ADD && (okA || okB)
	case *ast.Ident:
		if v, known := consts[e.Name]; known {
			text, _ = textOf(v, consts)
		}
	}
	return text, false
}
