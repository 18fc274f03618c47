//! Says that the library is to be built again when the knowledge in `data/` changes; it generates nothing.

fn main() {
    println!("cargo:rerun-if-changed=../../data");
}
