package bot

import (
	"reflect"
	"testing"

	"github.com/stretchr/testify/require"
)

// Nothing that is kept as JSON holds the bytes of a file: those lie on the shelf.
func TestNoBytesInWhatIsKept(t *testing.T) {
	for _, kept := range []any{Message{}, Event{}, Queued{}, Enqueue{}, KeepPicture{}, KeepView{}, View{}, ListTask{}, ListPreview{}, ExportTask{}, ShotsTask{}, CardsTask{}, AgainstTask{}, OfficeFormTask{}, OfficersTask{}} {
		for _, path := range bytesIn(reflect.TypeOf(kept), map[reflect.Type]bool{}) {
			require.Fail(t, "bytes", "%T%s", kept, path)
		}
	}
	require.Equal(t, []string{".File.Data"}, bytesIn(reflect.TypeFor[struct{ File *struct{ Data []byte } }](), map[reflect.Type]bool{}))
}

// bytesIn are the fields of bytes that JSON would have.
func bytesIn(of reflect.Type, seen map[reflect.Type]bool) (found []string) {
	if seen[of] {
		return nil
	}
	seen[of] = true
	switch of.Kind() {
	case reflect.Slice, reflect.Array:
		if of.Elem().Kind() == reflect.Uint8 && of.Name() != "RawMessage" {
			return []string{""}
		}
		return bytesIn(of.Elem(), seen)
	case reflect.Pointer, reflect.Map:
		return bytesIn(of.Elem(), seen)
	case reflect.Struct:
		for f := range of.Fields() {
			if f.IsExported() && f.Tag.Get("json") != "-" {
				for _, path := range bytesIn(f.Type, seen) {
					found = append(found, "."+f.Name+path)
				}
			}
		}
	default:
	}
	return found
}
