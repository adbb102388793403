# C without its comments, its strings emptied; lines stay where they are.
{
    line = $0
    out = ""
    while (line != "") {
        if (inside) {
            end = index(line, "*/")
            if (!end)
                break
            line = substr(line, end + 2)
            inside = 0
        } else if (match(line, /"([^"\\]|\\.)*"|\/\*/)) {
            found = substr(line, RSTART, RLENGTH)
            out = out substr(line, 1, RSTART - 1) (found == "/*" ? " " : "\"\"")
            line = substr(line, RSTART + RLENGTH)
            inside = found == "/*"
        } else {
            out = out line
            line = ""
        }
    }
    print out
}
