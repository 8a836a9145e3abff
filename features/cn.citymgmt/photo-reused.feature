Feature: One photo in several cases

  Background:
    Given the rule "cn.citymgmt/photo-reused"
    And today is 2021-03-31

  @must-fire
  Scenario: A check is proved by the photo of another case; so is a feedback, and a report
    Given the records of case
      | case | domain   |
      | C1   | citymgmt |
      | C2   | citymgmt |
      | C3   | grid     |
      | C4   | grid     |
    And the records of event
      | case | act      | ts               | evidence_ref |
      | C1   | reported | 2021-03-01 09:00 | a1           |
      | C2   | verify   | 2021-03-02 09:00 | a1           |
      | C3   | handled  | 2021-03-03 09:00 | a1           |
      | C4   | reported | 2021-03-04 09:00 | a1           |
    When the rule is evaluated
    Then the findings are
      | subject | outcome | Photo | Earlier | message                                     |
      | C2      | flagged | a1    | C1      | Its photo a1 had been used in case C1 |
      | C3      | flagged | a1    | C1      | Its photo a1 had been used in case C1 |
      | C4      | flagged | a1    | C1      | Its photo a1 had been used in case C1 |

  @must-not-fire
  Scenario: Twice in one case; in a case that came of the other; in a step that needs none; elsewhere
    The photo a1 is shown twice in C1, and in C2, which came of it. C3 shows a2 with its filing and C4
    with its report. C5 is a case of the hotline and shows a2 first. C6 and C7 show a3 at one moment.
    Of C8 no step is recorded.
    Given the records of case
      | case | domain   | parent_case |
      | C1   | citymgmt |             |
      | C2   | citymgmt | C1          |
      | C3   | citymgmt |             |
      | C4   | citymgmt |             |
      | C5   | hotline  |             |
      | C6   | grid     |             |
      | C7   | grid     |             |
      | C8   | grid     |             |
    And the records of event
      | case | act      | ts               | evidence_ref |
      | C1   | reported | 2021-03-01 09:00 | a1           |
      | C1   | filed    | 2021-03-01 10:00 |              |
      | C1   | verify   | 2021-03-02 09:00 | a1           |
      | C2   | reported | 2021-03-03 09:00 | a1           |
      | C3   | filed    | 2021-03-01 09:00 | a2           |
      | C4   | reported | 2021-03-02 09:00 | a2           |
      | C5   | reported | 2021-03-01 09:00 | a2           |
      | C6   | reported | 2021-03-05 09:00 | a3           |
      | C7   | reported | 2021-03-05 09:00 | a3           |
    When the rule is evaluated
    Then nothing is found
    And examined are C1 C2 C4 C6 C7

  @cannot-tell
  Scenario: A report without a photo
    Given the records of case
      | case | domain   |
      | C1   | citymgmt |
    And the records of event
      | case | act      | ts               | evidence_ref |
      | C1   | reported | 2021-03-01 09:00 |              |
      | C1   | filed    | 2021-03-01 10:00 |              |
    When the rule is evaluated
    Then the findings are
      | subject | outcome     | reason               |
      | C1      | cannot_tell | a step has no photo |
