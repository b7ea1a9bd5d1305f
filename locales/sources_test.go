package locales

import (
	"cmp"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// TestEveryTextNamesTheArgumentsOfItsSentence reads the program's sources: each
// T("key", "name", value, …), also by way of a function that hands its key and
// pairs on, names exactly what the key's templates use. Where a variable holds one of
// several keys, what all of them need is given; where the key is put together, a
// sentence with just these arguments exists.
func TestEveryTextNamesTheArgumentsOfItsSentence(t *testing.T) {
	need := map[string][]string{}
	for _, lang := range []string{"vi", "en"} {
		for key, s := range catalog(t).tongues[lang].sentences {
			names := s.names()
			if s.one != nil && !slices.Contains(names, "n") {
				names = append(names, "n")
			}
			need[key] = names
		}
	}
	exact, loose := 0, 0
	for _, room := range packages(t) {
		for _, said := range room.texts() {
			given := said.names(t)
			for _, key := range said.keys {
				require.True(t, need[key] != nil, "%s: no sentence %s", said.at, key)
				require.ElementsMatch(t, need[key], given, "%s: arguments of %s", said.at, key)
				exact++
			}
			for _, key := range said.chosen {
				require.Subset(t, given, need[key], "%s: arguments of %s", said.at, key)
				loose++
			}
			for _, begin := range said.begins {
				require.True(t, fits(need, begin, given), "%s: no sentence %s… has these arguments", said.at, begin)
				loose++
			}
		}
	}
	require.Greater(t, exact, 300, "texts are found")
	require.Greater(t, loose, 30, "and chosen ones")
}

// sources are those of a package, with its functions that say a text.
type sources struct {
	fset  *token.FileSet
	files []*ast.File
	sayer map[string]sayer
}

// sayer is a function that takes a key and pairs: T itself, or one that hands
// them on to another, perhaps with a beginning before the key.
type sayer struct {
	key, pairs int // places of its parameters
	before     string
}

func packages(t *testing.T) (all []*sources) {
	t.Helper()
	byFolder := map[string]*sources{}
	require.NoError(t, filepath.WalkDir("..", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
			return err
		}
		r := byFolder[filepath.Dir(path)]
		if r == nil {
			r = &sources{fset: token.NewFileSet(), sayer: map[string]sayer{"T": {key: 0, pairs: 1}}}
			byFolder[filepath.Dir(path)] = r
			all = append(all, r)
		}
		f, err := parser.ParseFile(r.fset, path, nil, parser.SkipObjectResolution)
		r.files = append(r.files, f)
		return err
	}))
	return all
}

// functions gives each function of the room.
func (r *sources) functions(look func(f *ast.FuncDecl)) {
	for _, file := range r.files {
		for _, d := range file.Decls {
			if f, ok := d.(*ast.FuncDecl); ok && f.Body != nil {
				look(f)
			}
		}
	}
}

// findSayers adds the functions that hand a key and pairs on, until no more are found.
func (r *sources) findSayers() {
	for found := -1; found != len(r.sayer); {
		found = len(r.sayer)
		r.functions(func(f *ast.FuncDecl) {
			params := paramsOf(f)
			last := len(params) - 1
			calls(f, func(c *ast.CallExpr) {
				s, ok := r.sayer[nameOf(c)]
				if !ok || !c.Ellipsis.IsValid() || len(c.Args) != s.pairs+1 || last < 0 || identOf(c.Args[s.pairs]) != params[last] {
					return
				}
				before, tail := keyParts(c.Args[s.key])
				if at := slices.Index(params, tail); tail != "" && at >= 0 {
					r.sayer[f.Name.Name] = sayer{key: at, pairs: last, before: s.before + before}
				}
			})
		})
	}
}

// said is a place where a text is made.
type said struct {
	at     string
	keys   []string // "a.b"
	begins []string // of keys that are put together: "a."
	chosen []string // keys that a variable may hold
	pairs  []ast.Expr
}

func (r *sources) texts() (all []said) {
	r.findSayers()
	r.functions(func(f *ast.FuncDecl) {
		params := paramsOf(f)
		calls(f, func(c *ast.CallExpr) {
			s, ok := r.sayer[nameOf(c)]
			if !ok || len(c.Args) < s.pairs || c.Ellipsis.IsValid() {
				return
			}
			one := said{at: r.fset.Position(c.Pos()).String(), pairs: c.Args[s.pairs:]}
			begin, tail := keyParts(c.Args[s.key])
			switch {
			case tail == "" && begin != "":
				one.keys = []string{s.before + begin}
			case tail != "" && begin+s.before != "":
				one.begins = []string{s.before + begin}
			case tail != "" && !slices.Contains(params, tail):
				one.chosen = literals(f, tail)
			}
			all = append(all, one)
		})
	})
	return all
}

// names are the first halves of the pairs.
func (s said) names(t *testing.T) (names []string) {
	t.Helper()
	require.Zero(t, len(s.pairs)%2, "%s: a name without a value", s.at)
	for i := 0; i < len(s.pairs); i += 2 {
		name, tail := keyParts(s.pairs[i])
		require.Empty(t, tail, "%s: a name that is not written out", s.at)
		names = append(names, name)
	}
	return names
}

// fits tells whether one of the keys that begin so has just these arguments.
func fits(need map[string][]string, begin string, given []string) bool {
	given = slices.Sorted(slices.Values(given))
	for key, names := range need {
		if strings.HasPrefix(key, begin) && slices.Equal(slices.Sorted(slices.Values(names)), given) {
			return true
		}
	}
	return false
}

// keyParts takes "a.b", name and "a."+name apart; what else there may be
// behind a beginning counts as a name.
func keyParts(e ast.Expr) (text, name string) {
	switch e := e.(type) {
	case *ast.BasicLit:
		text, _ = strconv.Unquote(e.Value)
	case *ast.Ident:
		name = e.Name
	case *ast.BinaryExpr:
		if text, name = keyParts(e.X); name == "" {
			_, name = keyParts(e.Y)
			return text, cmp.Or(name, "…")
		}
		name = "…"
	}
	return text, name
}

// literals are the texts that a function gives to a variable.
func literals(f *ast.FuncDecl, name string) (texts []string) {
	ast.Inspect(f, func(n ast.Node) bool {
		a, ok := n.(*ast.AssignStmt)
		for i := 0; ok && i < len(a.Lhs) && len(a.Lhs) == len(a.Rhs); i++ {
			if text, tail := keyParts(a.Rhs[i]); identOf(a.Lhs[i]) == name && tail == "" && text != "" {
				texts = append(texts, text)
			}
		}
		return true
	})
	return texts
}

func calls(f *ast.FuncDecl, look func(*ast.CallExpr)) {
	ast.Inspect(f, func(n ast.Node) bool {
		if c, ok := n.(*ast.CallExpr); ok {
			look(c)
		}
		return true
	})
}

func nameOf(c *ast.CallExpr) string {
	if sel, ok := c.Fun.(*ast.SelectorExpr); ok {
		return sel.Sel.Name
	}
	return identOf(c.Fun)
}

func identOf(e ast.Expr) string {
	if id, ok := e.(*ast.Ident); ok {
		return id.Name
	}
	return ""
}

func paramsOf(f *ast.FuncDecl) (names []string) {
	for _, field := range f.Type.Params.List {
		for _, name := range field.Names {
			names = append(names, name.Name)
		}
	}
	return names
}
