Feature: Extension without approval or without its reasons (Administrative Licensing Law 42)

  Background:
    Given the rule "cn.licensing/extension-unapproved"
    And today is 2021-04-30

  @must-fire
  Scenario: Not approved (C1), not told (C2), neither (C3), approved on the day after, with a document (C4) and without (C5)
    Given the records of case
      | case | domain   |
      | C1   | approval |
      | C2   | approval |
      | C3   | approval |
      | C4   | approval |
      | C5   | approval |
    And the records of event
      | case | act             | ts               | doc_no |
      | C1   | extend          | 2021-03-22 09:00 |        |
      | C1   | extend          | 2021-03-24 09:00 |        |
      | C1   | extend_notified | 2021-03-22 10:00 |        |
      | C2   | extend_approved | 2021-03-19 09:00 |        |
      | C2   | extend          | 2021-03-22 09:00 |        |
      | C3   | extend          | 2021-03-22 09:00 |        |
      | C3   | received        | 2021-03-01 09:00 | R3     |
      | C4   | extend          | 2021-03-31 23:30 | D4     |
      | C4   | extend_approved | 2021-04-01 00:30 |        |
      | C4   | extend_approved | 2021-04-02 09:00 |        |
      | C4   | extend_notified | 2021-04-01 10:00 |        |
      | C5   | extend          | 2021-03-22 09:00 |        |
      | C5   | extend_approved | 2021-03-23 09:00 |        |
      | C5   | extend_notified | 2021-03-23 10:00 |        |
    When the rule is evaluated
    Then the findings are
      | subject | outcome | Extended   | Lacking  | more | message |
      | C1      | flagged | 2021-03-22 | approval |      | The limit was extended on 2021-03-22; not on record: approval |
      | C2      | flagged | 2021-03-22 | notice   |      | The limit was extended on 2021-03-22; not on record: notice |
      | C3      | flagged | 2021-03-22 | approval | 1    | The limit was extended on 2021-03-22; not on record: approval |
      | C4      | flagged | 2021-03-31 | approval |      | The limit was extended on 2021-03-31; not on record: approval |
      | C5      | flagged | 2021-03-22 | approval |      | The limit was extended on 2021-03-22; not on record: approval |
    And examined are C1 C2 C3 C4 C5

  @must-not-fire
  Scenario: Approved before or later on the day, and told; not extended (C3), no licensing (C4)
    Given the records of case
      | case | domain   |
      | C1   | approval |
      | C2   | approval |
      | C3   | approval |
      | C4   | penalty  |
    And the records of event
      | case | act             | ts               | doc_no |
      | C1   | extend_approved | 2021-03-19 09:00 |        |
      | C1   | extend          | 2021-03-22 09:00 | D1     |
      | C1   | extend_notified | 2021-04-19 09:00 |        |
      | C2   | extend          | 2021-03-22 09:00 |        |
      | C2   | extend_approved | 2021-03-22 15:00 |        |
      | C2   | extend_approved | 2021-03-23 09:00 |        |
      | C2   | extend_notified | 2021-03-22 16:00 |        |
      | C3   | accepted        | 2021-03-22 09:00 |        |
      | C4   | extend          | 2021-03-22 09:00 |        |
    When the rule is evaluated
    Then nothing is found
    And examined are C1 C2

  @cannot-tell
  Scenario: The extension has a document that may hold the approval (C1) or the reasons (C2)
    Given the records of case
      | case | domain   |
      | C1   | approval |
      | C2   | approval |
    And the records of event
      | case | act             | ts         | doc_no |
      | C1   | extend          | 2021-03-22 | D1     |
      | C1   | extend_notified | 2021-03-22 |        |
      | C2   | extend_approved | 2021-03-22 |        |
      | C2   | extend          | 2021-03-22 | D2     |
    When the rule is evaluated
    Then the findings are
      | subject | outcome     | reason                              | message |
      | C1      | cannot_tell | the extension has a document number | the extension has a document number |
      | C2      | cannot_tell | the extension has a document number | the extension has a document number |
